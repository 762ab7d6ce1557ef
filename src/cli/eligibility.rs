//! `khangan routes`, and what `khangan check` says of the route of a case.

use rust_i18n::t;
use serde::Serialize;

use super::Session;
use super::cases;
use super::outcome::{Outcome, Trouble};
use crate::case::{Answer, Case, ticked};
use crate::eligibility::{Condition, Counted, Heads, Kind, Route, Routes};
use crate::form::Form;
use crate::words::Lang;

#[derive(Serialize)]
struct RouteReport<'a> {
    id: &'a str,
    code: &'a str,
    name: &'a str,
    kind: &'a str,
    level: &'a [String],
    about: &'a [String],
    conditions: Vec<ConditionReport<'a>>,
    numbers: Option<HeadsReport>,
    numbers_said: &'a [String],
    valuation: &'a str,
    abolition: &'a str,
    exemption: &'a str,
    committee: &'a str,
    elsewhere: Option<&'a str>,
    doubt: Option<[&'a str; 2]>,
    source: &'a str,
}

#[derive(Serialize)]
struct ConditionReport<'a> {
    id: &'a str,
    words: &'a str,
    needs: Option<usize>,
}

#[derive(Serialize)]
struct HeadsReport {
    total: i64,
    of: &'static str,
    least: i64,
    general: bool,
    staff: bool,
    second: bool,
}

/// What a case says of its route.
#[derive(Serialize)]
pub(super) struct EligibilityReport<'a> {
    route: Option<&'a str>,
    met: Vec<&'a str>,
    open: Vec<&'a str>,
    counts: CountsReport,
}

#[derive(Serialize)]
struct CountsReport {
    academic: i64,
    general: i64,
    employees: i64,
    workers: i64,
    counted: Option<i64>,
    needed: Option<i64>,
    least: Option<i64>,
    least_needed: Option<i64>,
    reached: Option<bool>,
}

/// Lists the routes, those of a form and to a level.
pub(super) fn routes(
    session: &Session,
    form: Option<&str>,
    level: Option<&str>,
    json: bool,
) -> Result<Outcome, Trouble> {
    let form = form.map(|form| cases::named(session, form)).transpose()?;
    let all = Routes::built_in();
    let of_form: Vec<&Route> = match form {
        None => all.routes.iter().collect(),
        Some(form) => all.beginning(&form.def().eligibility).collect(),
    };
    let routes: Vec<_> = of_form
        .into_iter()
        .filter(|route| level.is_none_or(|level| route.leads_to(level)))
        .collect();
    if json {
        let reports: Vec<_> = routes.iter().map(|route| report(route)).collect();
        return Ok(Outcome::text(super::forms::json(&reports)));
    }
    let mut lines = Vec::new();
    for route in routes {
        lines.push(format!("{:<18} {} {}", route.id, route.code, route.name));
        for condition in &route.conditions {
            lines.push(format!("{}{}", "  ".repeat(condition.level + 1), condition.words));
        }
    }
    Ok(Outcome::lines(&lines))
}

fn report(route: &Route) -> RouteReport<'_> {
    RouteReport {
        id: &route.id,
        code: &route.code,
        name: &route.name,
        kind: &route.kind,
        level: &route.levels,
        about: &route.about,
        conditions: route.conditions.iter().map(condition).collect(),
        numbers: route.heads.as_ref().map(heads),
        numbers_said: &route.numbers,
        valuation: &route.valuation,
        abolition: &route.abolition,
        exemption: &route.exemption,
        committee: &route.committee,
        elsewhere: route.elsewhere.as_deref(),
        doubt: route.doubt.as_ref().map(|doubt| [doubt.here.as_str(), doubt.other.as_str()]),
        source: &route.source,
    }
}

fn condition(condition: &Condition) -> ConditionReport<'_> {
    ConditionReport { id: &condition.id, words: &condition.words, needs: condition.needs }
}

fn heads(heads: &Heads) -> HeadsReport {
    let of = match heads.of {
        Kind::Anybody => "anybody",
        Kind::Academic => "academic",
        Kind::CivilServants => "civil_servants",
    };
    let Heads { total, least, general, staff, second, .. } = *heads;
    HeadsReport { total, of, least, general, staff, second }
}

/// What a case says of its route; none where its form has no routes.
pub(super) fn of_case<'a>(form: &Form, case: &'a Case) -> Option<EligibilityReport<'a>> {
    if form.def().eligibility.is_empty() {
        return None;
    }
    let routes = Routes::built_in();
    let counted = counted(routes, case);
    let Some(route) = route_of(routes, case) else {
        let counts = counts(counted, None);
        return Some(EligibilityReport { route: None, met: Vec::new(), open: Vec::new(), counts });
    };
    let met = |id: &str| ticked(case.answer(routes.fields.met.id.as_str()), &id.into());
    let ids = |conditions: Vec<&'static Condition>| {
        conditions.into_iter().map(|condition| condition.id.as_str()).collect()
    };
    Some(EligibilityReport {
        route: Some(&route.id),
        met: ids(route.met(&met)),
        open: ids(route.open(&met)),
        counts: counts(counted, route.heads.as_ref()),
    })
}

/// What a case says of its route, a line each.
pub(super) fn lines(lang: Lang, form: &Form, case: &Case) -> Vec<String> {
    let routes = Routes::built_in();
    let (Some(report), Some(route)) = (of_case(form, case), route_of(routes, case)) else {
        return Vec::new();
    };
    let locale = lang.code();
    let (met, open) = (lang.count(report.met.len()), lang.count(report.open.len()));
    let said = t!(
        "cli.route",
        locale = locale,
        code = route.code,
        name = route.name,
        met = met,
        open = open
    );
    let mut lines = vec![said.into_owned()];
    if let Some(heads) = &route.heads {
        let counted = counted(routes, case);
        let number = |number: i64| lang.number(number);
        let said = t!(
            "cli.heads",
            locale = locale,
            have = number(heads.total_of(counted)),
            need = number(heads.total),
            least = number(heads.least_of(counted)),
            least_needed = number(heads.least)
        );
        lines.push(said.into_owned());
    }
    lines
}

fn route_of(routes: &'static Routes, case: &Case) -> Option<&'static Route> {
    routes.route(case.text(routes.fields.route.id.as_str()))
}

fn counted(routes: &Routes, case: &Case) -> Counted {
    let of = &routes.fields;
    let number = |id: &crate::base::FieldId| case.number(id.as_str()).unwrap_or(0);
    let second = case.answer(of.second.id.as_str());
    Counted {
        academic: number(&of.academic.id),
        general: number(&of.general.id),
        employees: number(&of.employees.id),
        workers: number(&of.workers.id),
        second: matches!(second, Some(Answer::Choice(choice)) if choice.as_str() == "yes"),
    }
}

fn counts(counted: Counted, heads: Option<&Heads>) -> CountsReport {
    let Counted { academic, general, employees, workers, .. } = counted;
    CountsReport {
        academic,
        general,
        employees,
        workers,
        counted: heads.map(|heads| heads.total_of(counted)),
        needed: heads.map(|heads| heads.total),
        least: heads.map(|heads| heads.least_of(counted)),
        least_needed: heads.map(|heads| heads.least),
        reached: heads.map(|heads| heads.reached(counted)),
    }
}
