package org.nianbao.document;

import java.util.Optional;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Message;
import org.nianbao.model.PagePicture;

/**
 * What is to be done with material, in this process or in another.
 *
 * @param <T> what comes of it
 */
sealed interface Errand<T> {

    /** Does it. */
    T run(Material material) throws Refusal;

    /** What comes of it when it could not be done. */
    T failed(Material material, Trouble why);

    /** Why it could not be done; empty when it was. */
    Optional<Message> why(T outcome);

    /** The type of what comes of it. */
    Class<T> type();

    /** The picture that is wished for; empty when the material is to be read. */
    Optional<PagePicture.Wish> wish();

    /** The errand for a wish, or to read. */
    static Errand<?> of(Optional<PagePicture.Wish> wish) {
        return wish.isPresent() ? new Draw(wish.get()) : new Read();
    }

    /** To read it as a document. */
    record Read() implements Errand<DocumentOutcome> {
        @Override
        public DocumentOutcome run(Material material) throws Refusal {
            return new DocumentOutcome.Readable(Readers.read(material));
        }

        @Override
        public DocumentOutcome failed(Material material, Trouble why) {
            return material.unreadable(why);
        }

        @Override
        public Optional<Message> why(DocumentOutcome outcome) {
            return outcome instanceof DocumentOutcome.Unreadable unreadable
                    ? Optional.of(unreadable.why())
                    : Optional.empty();
        }

        @Override
        public Class<DocumentOutcome> type() {
            return DocumentOutcome.class;
        }

        @Override
        public Optional<PagePicture.Wish> wish() {
            return Optional.empty();
        }
    }

    /**
     * To draw a page of it.
     *
     * @param page which one, and what is marked on it
     */
    record Draw(PagePicture.Wish page) implements Errand<PagePicture> {
        @Override
        public PagePicture run(Material material) throws Refusal {
            return Drawing.of(material, page);
        }

        @Override
        public PagePicture failed(Material material, Trouble why) {
            return new PagePicture.Undrawn(why.message());
        }

        @Override
        public Optional<Message> why(PagePicture outcome) {
            return outcome instanceof PagePicture.Undrawn undrawn ? Optional.of(undrawn.why()) : Optional.empty();
        }

        @Override
        public Class<PagePicture> type() {
            return PagePicture.class;
        }

        @Override
        public Optional<PagePicture.Wish> wish() {
            return Optional.of(page);
        }
    }
}
