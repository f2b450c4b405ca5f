/**
 * From questions over HTTP to JSON, CSV, WARC and the exact bytes: {@code /api/v1} of the contract, {@code /metrics}, and the
 * port {@link org.nianbao.serve.api.Answers} through which the pages ask the same questions.
 *
 * <p>Everything here only reads. The OpenAPI document is written by hand ({@code api/openapi.json}) and a test holds it
 * and the routes together.
 */
package org.nianbao.serve.api;
