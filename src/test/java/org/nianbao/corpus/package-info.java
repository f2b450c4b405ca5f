/**
 * From figures that are known to documents in every form, format and irregularity, to a score of what reading gives
 * back: the corpus that keeps the quality of extraction ({@code docs/extraction-quality.md}).
 */
package org.nianbao.corpus;
