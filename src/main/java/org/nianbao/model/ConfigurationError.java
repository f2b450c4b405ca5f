package org.nianbao.model;

/**
 * Something the operator must put right before anything starts: a broken setting, seed file or folder, a port in use, a
 * second process. Ends the command with exit code 2 and its sentence; nothing has been changed.
 */
public final class ConfigurationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    /**
     * One clear sentence that names the thing and the way out.
     *
     * @param message stable id and sentences
     */
    public ConfigurationError(Message message) {
        super(message.en());
        this.message = message;
    }

    /** The sentences for people. */
    public Message sentences() {
        return message;
    }
}
