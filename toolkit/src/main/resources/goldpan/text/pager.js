// Pages and sorting for a table in an output. Called with the table's id, rows a page, rows in all, and the HTML of
// those rows that the table does not show yet. Without this script the table stands as it is.
(function (id, size, total, further) {
  function number(text) {
    const plain = text.replace(/[,%\s]/g, '');
    return plain === '' ? NaN : Number(plain);
  }

  function compare(a, b) {
    const x = number(a), y = number(b);
    if (!isNaN(x) && !isNaN(y)) return x - y;
    if (isNaN(x) !== isNaN(y)) return isNaN(x) ? 1 : -1;
    return a.localeCompare(b);
  }

  function text(row, column) {
    const cell = row.cells[column];
    return cell.title || cell.textContent.trim();
  }

  function pages(table) {
    const body = table.tBodies[0], more = document.createElement('tbody');
    more.innerHTML = further.join('');
    const rows = Array.from(body.rows).concat(Array.from(more.rows));
    const line = table.nextElementSibling, state = document.createElement('span');
    let first = 0, sorted = -1, up = true;

    function button(label, step) {
      const made = document.createElement('button');
      made.textContent = label;
      made.addEventListener('click', () => show(first + step * size));
      return made;
    }
    const back = button('‹ previous', -1), next = button('next ›', 1);
    state.style.margin = '0 8px';
    line.replaceChildren(back, state, next);

    function show(from) {
      first = Math.max(0, Math.min(from, Math.floor((rows.length - 1) / size) * size));
      const last = Math.min(first + size, rows.length);
      body.replaceChildren(...rows.slice(first, last));
      const all = total > rows.length ? 'the first ' + rows.length + ' of ' + total : rows.length;
      state.textContent = (first + 1) + '–' + last + ' of ' + all + ' rows';
      back.disabled = first === 0;
      next.disabled = last === rows.length;
    }

    function sort(head, column) {
      up = sorted === column ? !up : true;
      sorted = column;
      rows.sort((a, b) => (up ? 1 : -1) * compare(text(a, column), text(b, column)));
      Array.from(head.parentNode.cells).forEach((each) => each.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      show(0);
    }

    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      if (rows.some((row) => row.cells[column].querySelector('img'))) return;
      head.style.cursor = 'pointer';
      head.title = 'sort';
      head.tabIndex = 0;
      head.addEventListener('click', () => sort(head, column));
      head.addEventListener('keydown', (e) => { if (e.key === 'Enter') sort(head, column); });
    });
    show(0);
  }

  document.querySelectorAll('table[id="' + id + '"]:not([data-ready])').forEach((table) => {
    table.setAttribute('data-ready', '');
    pages(table);
  });
})
