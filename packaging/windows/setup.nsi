; The installer for Windows: per user, no administrator, Thai and English, silent with /S.
; The folder SOURCE, the file SETUP, and VERSION, are given by packaging/build.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
; The program is there twice, as a window's and as a console's; a dictionary that spans both packs it once.
SetCompressorDictSize 64
!include MUI2.nsh
!include FileFunc.nsh

!define ID "Khangan"
!define CASE_TYPE "Khangan.Case"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "$(Product)"
OutFile "${SETUP}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "InstallDir"
ManifestDPIAware true
BrandingText " "

!define MUI_ICON "${SOURCE}\khangan.ico"
!define MUI_UNICON "${SOURCE}\khangan.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\khangan.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(RunNow)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; Thai first: it is what a Windows in any other language falls back to.
!insertmacro MUI_LANGUAGE "Thai"
!insertmacro MUI_LANGUAGE "English"

LangString Product ${LANG_THAI} "ค่างาน"
LangString Product ${LANG_ENGLISH} "Khangan"
LangString Case ${LANG_THAI} "แบบประเมินค่างาน"
LangString Case ${LANG_ENGLISH} "Job valuation case"
LangString RunNow ${LANG_THAI} "เปิดโปรแกรมค่างาน"
LangString RunNow ${LANG_ENGLISH} "Start Khangan"
LangString StillOpen ${LANG_THAI} "โปรแกรมค่างานเปิดอยู่ ปิดโปรแกรมก่อน แล้วกดลองใหม่"
LangString StillOpen ${LANG_ENGLISH} "Khangan is open. Close it, then press Retry."

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_THAI} "ProductName" "ค่างาน"
VIAddVersionKey /LANG=${LANG_THAI} "FileDescription" "ตัวติดตั้งโปรแกรมค่างาน"
VIAddVersionKey /LANG=${LANG_THAI} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_THAI} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_THAI} "LegalCopyright" "MIT"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "Khangan"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "Khangan setup"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "MIT"

; A program that runs keeps its file: it is asked to be closed, never killed.
!macro WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\khangan.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\khangan.exe" a
  IfErrors 0 +4
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  FileClose $0
  closed:
!macroend

!macro TellTheSystem
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  !insertmacro WaitUntilClosed
  SetOutPath "$INSTDIR"
  File "${SOURCE}\khangan.exe"
  File "${SOURCE}\khangan.com"
  File "${SOURCE}\licences.txt"
  File "${SOURCE}\LICENSE.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\$(Product).lnk" "$INSTDIR\khangan.exe"
  WriteRegStr HKCU "Software\${ID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\${ID}" "Shortcut" "$SMPROGRAMS\$(Product).lnk"

  ; What opens a case.
  WriteRegStr HKCU "Software\Classes\.khangan" "" "${CASE_TYPE}"
  WriteRegStr HKCU "Software\Classes\.khangan\OpenWithProgids" "${CASE_TYPE}" ""
  WriteRegStr HKCU "Software\Classes\${CASE_TYPE}" "" "$(Case)"
  WriteRegStr HKCU "Software\Classes\${CASE_TYPE}\DefaultIcon" "" "$INSTDIR\khangan.exe,0"
  WriteRegStr HKCU "Software\Classes\${CASE_TYPE}\shell\open\command" "" '"$INSTDIR\khangan.exe" "%1"'
  ; «Open with» for a PDF that carries a case.
  WriteRegStr HKCU "Software\Classes\Applications\khangan.exe" "FriendlyAppName" "$(Product)"
  WriteRegStr HKCU "Software\Classes\Applications\khangan.exe\SupportedTypes" ".khangan" ""
  WriteRegStr HKCU "Software\Classes\Applications\khangan.exe\SupportedTypes" ".pdf" ""
  WriteRegStr HKCU "Software\Classes\Applications\khangan.exe\shell\open\command" "" '"$INSTDIR\khangan.exe" "%1"'
  ; `khangan` at a prompt.
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\khangan.exe" "" "$INSTDIR\khangan.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(Product)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\khangan.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Khangan"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  !insertmacro TellTheSystem
SectionEnd

; Takes out what the installer put in, file by file: cases, versions and settings stay.
Section Uninstall
  !insertmacro WaitUntilClosed
  Delete "$INSTDIR\khangan.exe"
  Delete "$INSTDIR\khangan.com"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ReadRegStr $0 HKCU "Software\${ID}" "Shortcut"
  Delete "$0"
  DeleteRegKey HKCU "Software\${ID}"
  ReadRegStr $0 HKCU "Software\Classes\.khangan" ""
  StrCmp $0 "${CASE_TYPE}" 0 +2
    DeleteRegKey HKCU "Software\Classes\.khangan"
  DeleteRegKey HKCU "Software\Classes\${CASE_TYPE}"
  DeleteRegKey HKCU "Software\Classes\Applications\khangan.exe"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\khangan.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TellTheSystem
SectionEnd
