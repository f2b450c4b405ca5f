/**
 * From answers to what one page shows: records that the templates in {@code src/main/jte} print. Pure; no HTTP.
 */
package org.nianbao.serve.web.view;
