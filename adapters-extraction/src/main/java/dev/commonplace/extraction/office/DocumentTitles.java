package dev.commonplace.extraction.office;

import java.util.regex.Pattern;

/** Tells the titles that people gave from those that programs made up. */
final class DocumentTitles {
    private static final Pattern MADE_UP = Pattern.compile(
            "(?i)(untitled|document|slide|presentation|powerpoint presentation|workbook|sheet|title)\\s*\\d*"
                    + "|microsoft (word|powerpoint|excel) - .*|.*\\.(docx?|pptx?|xlsx?|indd|tex|dvi|rtf|odt|qxd)");

    private DocumentTitles() {}

    static boolean meansSomething(String title) {
        return !title.isBlank() && !MADE_UP.matcher(title).matches();
    }
}
