package org.nianbao.serve.web.view;

import java.util.Optional;
import org.nianbao.model.Message;

/**
 * The operator's log-in.
 *
 * @param formSecret what the log-out form must carry; empty for readers who are not logged in
 * @param wrong why the log-in was refused
 */
public record OperatorView(Optional<String> formSecret, Optional<Message> wrong) {}
