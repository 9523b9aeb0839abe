/**
 * Class probabilities and what makes them: the baseline, TorchScript models, files brought along.
 * The only room that imports DJL.
 */
@NullMarked
package goldpan.predict;

import org.jspecify.annotations.NullMarked;
