package dev.commonplace.http.openapi;

/** Builds HTML of which every text is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Markup of our own, as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A text of any content. */
    Html text(String text) {
        out.append(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
        return this;
    }

    /** An element around a text. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    /** A class of our own around a text. */
    Html span(String cssClass, String text) {
        return raw("<span class=\"" + cssClass + "\">").text(text).raw("</span>");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
