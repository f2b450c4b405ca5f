package org.nianbao.serve.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"nianbao " + number() + " (Java " + Runtime.version() + ")"};
    }

    /** The version in the jar's manifest; {@code dev} when it runs from classes. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}
