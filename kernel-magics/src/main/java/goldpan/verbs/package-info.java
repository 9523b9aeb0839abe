/** Goldpan's verbs as magics: the same session, the same results as in Java. One file a verb. */
@NullMarked
package goldpan.verbs;

import org.jspecify.annotations.NullMarked;
