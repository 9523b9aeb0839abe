/** Samples as vectors, and what lies near what: embeddings, exact search, hard negatives. */
@NullMarked
package goldpan.embed;

import org.jspecify.annotations.NullMarked;
