package org.nianbao.discover.simulated;

/**
 * What an address answers.
 *
 * @param contentType the header
 * @param body the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Resource(String contentType, byte[] body) {}
