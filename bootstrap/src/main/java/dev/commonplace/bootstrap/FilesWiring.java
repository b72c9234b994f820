package dev.commonplace.bootstrap;

import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.application.documents.FetchUrl;
import dev.commonplace.application.documents.UnpackArchive;
import dev.commonplace.extraction.StandardExtractText;
import dev.commonplace.extraction.ZipUnpackArchive;
import dev.commonplace.extraction.process.ReaderLaunch;
import dev.commonplace.extraction.process.ReaderProcesses;
import dev.commonplace.web.documents.HttpClientFetchUrl;
import dev.commonplace.web.documents.ResolveHost;
import java.nio.file.Path;

/** Where documents come from: files, archives and addresses. Closing it ends the processes that read files. */
record FilesWiring(
        ExtractText extractText,
        UnpackArchive unpackArchive,
        FetchUrl fetchUrl,
        ReaderProcesses readers,
        HttpClientFetchUrl client)
        implements AutoCloseable {

    /** Starts nothing yet: the first file that needs a process starts it. */
    static FilesWiring of(Settings.Documents settings) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        ReaderProcesses readers = new ReaderProcesses(
                new ReaderLaunch(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        temporary),
                settings.readers());
        HttpClientFetchUrl client = new HttpClientFetchUrl(settings.fetching(), ResolveHost.BY_SYSTEM, temporary);
        return new FilesWiring(
                new StandardExtractText(readers, settings.readers().timeMax(), temporary),
                new ZipUnpackArchive(settings.archives(), temporary),
                client,
                readers,
                client);
    }

    @Override
    public void close() {
        client.close();
        readers.close();
    }
}
