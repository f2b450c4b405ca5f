/**
 * From the words of a command line to answers on standard output, an exit code and one clear sentence where something went
 * wrong.
 */
package org.nianbao.serve.cli;
