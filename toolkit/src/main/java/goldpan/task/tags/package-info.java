/** Any number of tags a sample: a unit is one tag of one sample, present or absent. */
@org.jspecify.annotations.NullMarked
package goldpan.task.tags;
