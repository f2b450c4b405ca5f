/**
 * From a {@link org.nianbao.model.Report} to {@link org.nianbao.model.Finding}s: the relations (勾稽关系) that the forms
 * print or imply, as data and small pure rules.
 *
 * <p>A relation with an operand that is not a number is not assessable; it then says how it would end if blanks and
 * dashes counted as zero.
 */
package org.nianbao.validate;
