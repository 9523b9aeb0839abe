/** Text for people: columns of numbers, shortened names, tables that fit the screen. */
@NullMarked
package goldpan.text;

import org.jspecify.annotations.NullMarked;
