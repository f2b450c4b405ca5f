package org.nianbao.serve.web.view;

import org.nianbao.model.DistrictYear;

/**
 * A district-year without a report: where it stands and why.
 *
 * @param year the district-year
 */
public record DistrictYearView(DistrictYear year) {}
