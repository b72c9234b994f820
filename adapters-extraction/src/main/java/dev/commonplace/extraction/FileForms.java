package dev.commonplace.extraction;

import dev.commonplace.domain.documents.MediaType;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms of files that are read beside those that the domain names. */
public final class FileForms {
    public static final MediaType RTF = new MediaType("application/rtf");
    public static final MediaType ODT = new MediaType("application/vnd.oasis.opendocument.text");
    public static final MediaType ODS = new MediaType("application/vnd.oasis.opendocument.spreadsheet");
    public static final MediaType ODP = new MediaType("application/vnd.oasis.opendocument.presentation");
    public static final MediaType DOC = new MediaType("application/msword");
    public static final MediaType XLS = new MediaType("application/vnd.ms-excel");
    public static final MediaType PPT = new MediaType("application/vnd.ms-powerpoint");
    public static final MediaType MSG = new MediaType("application/vnd.ms-outlook");
    /** The container of the four above; which of them it holds, its reader finds out. */
    public static final MediaType OLE = new MediaType("application/x-ole-storage");

    public static final Set<MediaType> TEXTS = Set.of(
            MediaType.TEXT,
            MediaType.MARKDOWN,
            MediaType.HTML,
            MediaType.CSV,
            MediaType.TSV,
            MediaType.JSON,
            MediaType.NDJSON);
    public static final Set<MediaType> OOXML = Set.of(MediaType.DOCX, MediaType.PPTX, MediaType.XLSX);
    public static final Set<MediaType> ODF = Set.of(ODT, ODS, ODP);
    public static final Set<MediaType> OLE_FORMS = Set.of(DOC, XLS, PPT, MSG);

    /** Read in a process of its own. */
    static final Set<MediaType> READ_APART = Stream.of(
                    OOXML.stream(),
                    ODF.stream(),
                    OLE_FORMS.stream(),
                    Stream.of(MediaType.PDF, MediaType.EPUB, MediaType.EMAIL, RTF))
            .flatMap(types -> types)
            .collect(Collectors.toUnmodifiableSet());

    private FileForms() {}

    /** All that can be read as one document. */
    public static Set<MediaType> readable() {
        return Stream.concat(TEXTS.stream(), READ_APART.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
