package org.nianbao.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;

/**
 * The operator's token: whoever knows it may steer sweeps over API and pages. It stands alone in a file of the home that
 * only its owner can read, so that it gets into no setting, no ledger and no log.
 */
public final class OperatorToken {
    private static final String FILE = "operator.token";
    private static final int LEAST = 16;
    private static final int BYTES = 24;

    private final Optional<String> token;

    private OperatorToken(Optional<String> token) {
        this.token = token;
    }

    /**
     * The token of a home; made when there is none yet. Where none can be made (a folder that cannot be written), nobody
     * is an operator.
     *
     * @throws ConfigurationError when the file holds fewer than 16 characters
     */
    public static OperatorToken of(Home home) {
        Path file = file(home);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return of(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException unusable) {
            return new OperatorToken(Optional.empty());
        }
    }

    /**
     * A token that is given.
     *
     * @throws ConfigurationError when it has fewer than 16 characters
     */
    public static OperatorToken of(String token) {
        if (token.length() < LEAST) {
            throw new ConfigurationError(
                    new Message(
                            "operator_token_short",
                            "config/" + FILE + " 中的口令不足 16 个字符；请换一个更长的，或删去该文件，启动时会自动生成。",
                            "The token in config/" + FILE
                                    + " has fewer than 16 characters; write a longer one, or delete the file and one is made at the start."));
        }
        return new OperatorToken(Optional.of(token));
    }

    /** Where the token of a home stands. */
    public static Path file(Home home) {
        return home.config().resolve(FILE);
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        try {
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException justMade) {
            return;
        }
        Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardCharsets.UTF_8);
    }

    /** Whether there is one at all. */
    public boolean exists() {
        return token.isPresent();
    }

    /** Whether this is it; takes the same time whatever is given. */
    public boolean is(String given) {
        byte[] offered = given.strip().getBytes(StandardCharsets.UTF_8);
        return token.filter(t -> MessageDigest.isEqual(t.getBytes(StandardCharsets.UTF_8), offered))
                .isPresent();
    }
}
