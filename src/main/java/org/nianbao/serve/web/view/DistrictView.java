package org.nianbao.serve.web.view;

import java.util.List;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Site;

/**
 * A district.
 *
 * @param site its seed
 * @param years its states, newest year first
 * @param reports report versions of all scopes
 * @param sweeps sweeps of its site, newest first
 * @param series one figure over the years, when there is any
 */
public record DistrictView(
        Site site,
        List<DistrictYear> years,
        List<Index.ReportRow> reports,
        List<Index.SweepRow> sweeps,
        Optional<SeriesView> series) {}
