/**
 * From a home folder to a house at work: the main class, the settings, and the wiring of the stages.
 *
 * <p>Stages know the model and never each other; only here they are handed to each other.
 */
package org.nianbao;
