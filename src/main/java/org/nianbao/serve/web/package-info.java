/**
 * From answers to pages for people and to the archived pages themselves: pages and API on one port, the replay on a second
 * one, so that nothing a site once sent ever runs in the pages' origin.
 */
package org.nianbao.serve.web;
