package org.nianbao.serve.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.model.Message;

/**
 * How the house is.
 *
 * @param figures figures about the whole
 * @param sweeps the newest sweeps
 * @param verified when the archive was last verified
 * @param damages what that found
 * @param alerts what needs an operator
 */
public record StatusView(
        Index.Figures figures,
        List<Index.SweepRow> sweeps,
        Optional<Instant> verified,
        long damages,
        List<Message> alerts) {}
