// Which of these PDFs keep PDF/A-3A and PDF/UA-1, by veraPDF: prints a line for each rule that one
// breaks, and at the end how many files were judged. Run as source, with veraPDF on the class path.

import java.io.FileInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Vera {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        long checks = 0;
        for (String file : files) {
            for (String standard : List.of("3a", "ua1")) {
                var flavour = PDFAFlavour.fromString(standard);
                try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
                    var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
                    checks += result.getTotalAssertions();
                    Map<String, Integer> broken = new TreeMap<>();
                    for (var check : result.getTestAssertions()) {
                        if (check.getStatus() == TestAssertion.Status.FAILED) {
                            var rule = check.getRuleId();
                            broken.merge(rule.getClause() + "-" + rule.getTestNumber() + " " + check.getMessage(), 1, Integer::sum);
                        }
                    }
                    broken.forEach((rule, times) -> System.out.println(file + " " + standard + ": " + times + " x " + rule));
                    if (!result.isCompliant() && broken.isEmpty()) {
                        System.out.println(file + " " + standard + ": refused");
                    }
                }
            }
        }
        System.out.println("judged " + files.length + " files by " + checks + " checks");
    }
}
