package org.nianbao.serve.web.view;

import org.nianbao.model.Message;

/**
 * What went wrong and a way on.
 *
 * @param status HTTP status
 * @param message what happened
 * @param wayOn path of a page that helps
 * @param wayOnName its name
 */
public record ErrorView(int status, Message message, String wayOn, Message wayOnName) {}
