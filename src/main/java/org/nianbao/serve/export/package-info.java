/**
 * From the answers of the index to files for people and programs: the contract's JSON, and its tables as CSV, JSON Lines and
 * workbooks.
 */
package org.nianbao.serve.export;
