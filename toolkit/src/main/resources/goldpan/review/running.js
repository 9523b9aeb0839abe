/** Long work under way in the program that serves the page: a thin line, and a few words. */
export class Running {
  constructor(element) {
    this.element = element;
    this.line = element.querySelector(".line");
    this.words = element.querySelector(".words");
    this.tasks = new Map();
    this.ended = new Set();
  }

  /** All that ran when the server was asked; what has ended since, by an event that overtook the answer, has ended. */
  reset(tasks) {
    this.tasks = new Map(tasks.filter(t => !this.ended.has(t.task)).map(t => [t.task, t]));
    this.draw();
  }

  show(task) {
    if (task.ended) {
      this.ended.add(task.task);
      this.tasks.delete(task.task);
    } else {
      this.tasks.set(task.task, task);
    }
    this.draw();
  }

  draw() {
    const [task] = this.tasks.values(); // the longest under way
    this.element.hidden = !task;
    if (!task) return;
    const known = task.total > 0;
    this.line.style.width = known ? Math.min(100, 100 * task.done / task.total) + "%" : "100%";
    this.element.classList.toggle("unknown", !known);
    const done = task.done.toLocaleString("en") + (known ? " of " + task.total.toLocaleString("en") : "");
    this.words.textContent = `${task.what}: ${done} ${task.unit}${task.note ? " · " + task.note : ""}`;
  }
}
