package org.nianbao.serve.web.view;

import java.util.List;
import org.nianbao.model.ArchivedRecord;

/**
 * Captures in a list: of an address or of a payload.
 *
 * @param of the address or the digest; blank when nothing was asked
 * @param captures what the archive has, oldest first
 */
public record CapturesView(String of, List<ArchivedRecord> captures) {}
