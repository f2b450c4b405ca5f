/**
 * From answers to people: the command line, the pages and their replay, the API, the files to take away.
 *
 * <p>{@link org.nianbao.serve.House} is what all of them work on.
 */
package org.nianbao.serve;
