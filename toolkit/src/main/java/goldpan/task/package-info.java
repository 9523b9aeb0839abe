/** What a task is: how its annotations are learnt, and how what a model says meets its units. */
@org.jspecify.annotations.NullMarked
package goldpan.task;
