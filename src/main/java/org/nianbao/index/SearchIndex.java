package org.nianbao.index;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.nianbao.model.ConfigurationError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Full text of the newest version of every report, in Lucene. It follows the database: {@link #follow} compares what
 * each holds and makes up the difference, so that a crash between the two heals itself.
 */
final class SearchIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final String ID = "id";
    private static final String STAMP = "stamp";

    /** Equal scores by id, because Lucene's own numbers are dealt out anew by a rebuild. */
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, new SortField(ID, SortField.Type.STRING));

    private final Path folder;
    private final Analyzer analyzer = new ChineseAnalyzer();
    private volatile Opened opened;
    private volatile boolean closed;

    private SearchIndex(Path folder) throws IOException {
        this.folder = folder;
        this.opened = open(folder, analyzer);
    }

    /** The files, as they are held open. */
    private record Opened(Directory directory, IndexWriter writer, SearcherManager searchers) {}

    /**
     * Opens the index in a folder; one that is damaged or of another version is made anew, since it only repeats the
     * database.
     *
     * @throws ConfigurationError when another process has it or the folder cannot be written
     */
    static SearchIndex open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new SearchIndex(folder);
        } catch (LockObtainFailedException e) {
            throw Database.inUse(folder.toString());
        } catch (IOException e) {
            throw Database.unreadable(folder.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static Opened open(Path folder, Analyzer analyzer) throws IOException {
        try {
            return openAsIs(folder, analyzer);
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
            return replace(folder, analyzer);
        } catch (NoSuchFileException | EOFException e) {
            return replace(folder, analyzer);
        }
    }

    private static Opened replace(Path folder, Analyzer analyzer) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return openAsIs(folder, analyzer);
    }

    private static Opened openAsIs(Path folder, Analyzer analyzer) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
            return new Opened(directory, writer, new SearcherManager(writer, null));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Brings the index to the state of the database and makes that visible.
     *
     * @param stamps by report id, what changes whenever its text does
     * @param texts gives the text of a report
     */
    synchronized void follow(Map<String, String> stamps, Function<String, SearchText> texts) {
        try {
            try {
                makeUp(stamps, texts);
            } catch (IOException | AlreadyClosedException failed) {
                if (closed) {
                    throw failed;
                }
                LOG.warn("the search index is opened again ({})", failed.toString());
                openAgain();
                makeUp(stamps, texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A writer whose disk has failed, or whose files others have replaced, writes no more. */
    private void openAgain() throws IOException {
        Opened dead = opened;
        IOUtils.closeWhileHandlingException(dead.searchers(), dead.writer()::rollback, dead.directory());
        Files.createDirectories(folder);
        opened = open(folder, analyzer);
    }

    private void makeUp(Map<String, String> stamps, Function<String, SearchText> texts) throws IOException {
        IndexWriter writer = opened.writer();
        Map<String, String> here = held();
        for (String gone : here.keySet()) {
            if (!stamps.containsKey(gone)) {
                writer.deleteDocuments(new Term(ID, gone));
            }
        }
        for (Map.Entry<String, String> report : stamps.entrySet()) {
            if (!report.getValue().equals(here.get(report.getKey()))) {
                update(report.getKey(), report.getValue(), texts.apply(report.getKey()));
            }
        }
        writer.commit();
        opened.searchers().maybeRefreshBlocking();
    }

    private Map<String, String> held() throws IOException {
        SearcherManager searchers = opened.searchers();
        searchers.maybeRefreshBlocking();
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<String, String> held = new HashMap<>();
            StoredFields stored = searcher.getIndexReader().storedFields();
            Bits live = MultiBits.getLiveDocs(searcher.getIndexReader());
            for (int i = 0; i < searcher.getIndexReader().maxDoc(); i++) {
                if (live == null || live.get(i)) {
                    Document document = stored.document(i, Set.of(ID, STAMP));
                    held.put(document.get(ID), document.get(STAMP));
                }
            }
            return held;
        } finally {
            searchers.release(searcher);
        }
    }

    private void update(String id, String stamp, SearchText text) throws IOException {
        Document document = new Document();
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(id)));
        document.add(new StoredField(STAMP, stamp));
        text.fields().forEach((name, value) -> document.add(new TextField(name, value, Field.Store.YES)));
        opened.writer().updateDocument(new Term(ID, id), document);
    }

    /** The best reports for a query, best first. */
    Found search(String words, int limit) {
        SearcherManager searchers = opened.searchers();
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search(searcher, words, limit);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Found search(IndexSearcher searcher, String words, int limit) throws IOException {
        int searched = searcher.getIndexReader().numDocs();
        Found nothing = new Found(searched, 0, List.of());
        for (Query query : new Queries(analyzer).of(words)) {
            int count = searcher.count(query);
            if (count > 0) {
                TopDocs top = searcher.search(query, Math.max(1, Math.min(limit, count)), BEST_FIRST, true);
                return limit < 1 ? new Found(searched, count, List.of()) : found(searcher, query, top, count);
            }
        }
        return nothing;
    }

    private Found found(IndexSearcher searcher, Query query, TopDocs top, int count) throws IOException {
        List<String> snippets = new Snippets(searcher, analyzer).of(query, top);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < top.scoreDocs.length; i++) {
            int hit = top.scoreDocs[i].doc;
            Document document = searcher.storedFields().document(hit, Set.of(ID));
            matches.add(new Match(document.get(ID), snippets.get(i)));
        }
        return new Found(searcher.getIndexReader().numDocs(), count, List.copyOf(matches));
    }

    @Override
    public void close() {
        closed = true;
        try {
            IOUtils.close(opened.searchers(), opened.writer(), opened.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a search found: documents searched, documents found, the best of them. */
    record Found(int searched, long total, List<Match> matches) {}

    /** A report found. */
    record Match(String id, String snippet) {}
}
