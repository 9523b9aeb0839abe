// A histogram with a slider in place of the figure and table of an output. Called with the id of what it takes the place
// of, and the data that ExploreData makes. Every text is set as text.
(function (id, data) {
  const WIDTH = 760, HEIGHT = 170, FOOT = 20;
  const COUNT = new Intl.NumberFormat('en-US');

  function element(name, text, style) {
    const made = document.createElement(name);
    made.textContent = text || '';
    Object.assign(made.style, style || {});
    return made;
  }

  function drawn(name, attributes) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  const x = (place) => WIDTH * (place - data.low) / (data.high - data.low);
  const edge = (bin) => data.low + bin * (data.high - data.low) / data.bins.length;

  function histogram() {
    const svg = drawn('svg', { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img' });
    const most = Math.log1p(Math.max(1, ...data.bins)), room = HEIGHT - FOOT;
    svg.bars = data.bins.map((count, bin) => {
      const height = room * Math.log1p(count) / most;
      const bar = drawn('rect', { x: x(edge(bin)) + 0.5, width: WIDTH / data.bins.length - 1, y: room - height, height });
      svg.append(bar);
      return bar;
    });
    svg.line = drawn('line', { y1: 0, y2: room, stroke: '#D55E00', 'stroke-width': 2 });
    svg.append(svg.line);
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      const place = data.low + share * (data.high - data.low), score = data.log ? 10 ** place : place;
      const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
      const tick = drawn('text', { x: x(place), y: HEIGHT - 4, 'text-anchor': anchor, fill: 'currentColor', 'font-size': 11 });
      tick.textContent = Number(score.toPrecision(2)) + (share === 1 ? ' ' + data.unit : '');
      svg.append(tick);
    }
    return svg;
  }

  function card(index) {
    const picture = data.pictures[index], card = element('div', '', { maxWidth: '110px', overflowWrap: 'anywhere' });
    card.title = picture.id;
    if (picture.src) {
      const img = element('img', '', { margin: '0', maxWidth: 'none', display: 'block' });
      Object.assign(img, { src: picture.src, width: picture.width, height: picture.height, alt: 'sample ' + picture.id });
      card.append(img);
    }
    card.append(element('div', picture.labels, { fontSize: '11px' }));
    return card;
  }

  function cards(title, indices) {
    const group = element('div', '', { marginRight: '24px' });
    if (indices.length) {
      const row = element('div', '', { display: 'flex', gap: '8px' });
      row.append(...indices.map(card));
      group.append(element('div', title, { fontSize: '12px' }), row);
    }
    return group;
  }

  function start(place) {
    const svg = histogram(), slider = element('input', '', { width: WIDTH + 'px', margin: '0', display: 'block' });
    const state = element('div', '', { padding: '4px 0' }), code = element('code');
    const shown = element('div', '', { display: 'flex', padding: '4px 0', minHeight: '90px' });
    state.setAttribute('role', 'status');
    // Left is the lowest cut, as on the axis.
    const last = data.stops.length - 1;
    Object.assign(slider, { type: 'range', min: 0, max: last, step: 1, value: last - data.start });
    slider.setAttribute('aria-label', 'cut');

    function show() {
      const stop = data.stops[last - Number(slider.value)];
      svg.line.setAttribute('x1', x(stop.at));
      svg.line.setAttribute('x2', x(stop.at));
      svg.bars.forEach((bar, b) => {
        const above = edge(b) + edge(b + 1) > 2 * stop.at;
        bar.setAttribute('fill', above ? '#E69F00' : '#808080');
        bar.setAttribute('fill-opacity', above ? 0.9 : 0.5);
      });
      const share = (100 * stop.suspects / data.samples).toFixed(1) + ' %';
      state.textContent = COUNT.format(stop.suspects) + ' of ' + COUNT.format(data.samples) + ' samples (' + share +
        ') are above ' + stop.cut + (data.unit ? ' ' + data.unit : '') + (stop.wrong ? ' · labelled wrong: ' + stop.wrong : '');
      code.textContent = 'losses.above(' + stop.cut + ')';
      slider.setAttribute('aria-valuetext', state.textContent);
      shown.replaceChildren(cards('the first', stop.first), cards('the last above the cut', stop.last));
    }
    slider.addEventListener('input', show);
    place.replaceChildren(svg, slider, state, code, shown);
    show();
  }

  document.querySelectorAll('div[id="' + id + '"]:not([data-ready])').forEach((place) => {
    place.setAttribute('data-ready', '');
    start(place);
  });
})
