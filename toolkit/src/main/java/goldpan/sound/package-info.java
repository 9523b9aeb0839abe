/**
 * Recordings: files read exactly, resampled, as spectrograms and as pictures; what is wrong with
 * one.
 */
@NullMarked
package goldpan.sound;

import org.jspecify.annotations.NullMarked;
