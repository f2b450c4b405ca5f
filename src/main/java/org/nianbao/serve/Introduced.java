package org.nianbao.serve;

import java.util.Optional;
import org.nianbao.model.Introduction;

/**
 * What came of asking a site what it says of itself.
 *
 * @param said what it says; its name is blank when no page says whose site it is; empty when not one page came
 * @param ending how the asking ended, which says why no page came
 */
public record Introduced(Optional<Introduction> said, Ending ending) {}
