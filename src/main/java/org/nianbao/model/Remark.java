package org.nianbao.model;

import java.util.Optional;

/**
 * A positioned remark about how a document was read.
 *
 * @param message stable id and sentences, for instance {@code row_shifted}
 * @param locator the place, when it is about one
 */
public record Remark(Message message, Optional<Locator> locator) {}
