'use strict';

// Search, copy buttons, examples, theme and navigation state. The page is readable without this script.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  root.classList.add('js');

  // ---- Theme. Storage may be unavailable if the page is opened from a file.
  const stored = (action) => {
    try {
      return action(window.localStorage);
    } catch {
      return null;
    }
  };
  const theme = stored((storage) => storage.getItem('theme'));
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  one('.theme').addEventListener('click', () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    stored((storage) => storage.setItem('theme', root.dataset.theme));
  });

  // ---- Navigation on narrow screens
  const nav = one('nav');
  const menu = one('.menu');
  const setMenu = (open) => {
    nav.classList.toggle('open', open);
    menu.setAttribute('aria-expanded', String(open));
  };
  menu.addEventListener('click', () => {
    setMenu(!nav.classList.contains('open'));
    if (nav.classList.contains('open')) search.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (!nav.contains(target) && !menu.contains(target)) setMenu(false);
  });
  nav.addEventListener('click', ({ target }) => {
    if (target.closest('a')) setMenu(false);
  });

  // ---- Search: all words must occur in the path, the summary, or a Java or Python name.
  const search = one('#search');
  const found = one('#found');
  const groups = all('nav .group').map((group) => ({ group, open: group.open, items: all('li', group) }));
  const runSearch = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { group, open, items } of groups) {
      let hits = 0;
      for (const item of items) {
        item.hidden = !words.every((word) => item.dataset.words.includes(word));
        if (!item.hidden) hits++;
      }
      group.hidden = hits === 0;
      group.open = words.length > 0 || open;
      count += hits;
    }
    found.textContent = words.length === 0 ? '' : count === 0 ? 'No results' : `${count} found`;
  };
  const links = () => all('nav .group:not([hidden]) li:not([hidden]) a');
  search.addEventListener('input', runSearch);
  nav.addEventListener('keydown', (event) => {
    const list = links();
    const at = list.indexOf(document.activeElement);
    if (event.key === 'Enter' && event.target === search && search.value && list.length > 0) {
      list[0].click();
    } else if (event.key === 'Escape' && event.target === search && search.value) {
      search.value = '';
      runSearch();
    } else if (event.key === 'Escape') {
      setMenu(false);
      menu.focus();
    } else if (event.key === 'ArrowDown' && at + 1 < list.length && (at >= 0 || event.target === search)) {
      list[at + 1].focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      (list[at - 1] ?? search).focus();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!slash && !(event.key === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    setMenu(true);
    search.focus();
    search.select();
  });

  // ---- Panels: each shows one example in one format; the format applies to all panels.
  const refresh = (panel) => {
    const example = one('[data-pick]', panel)?.value ?? '0';
    const view = one('[data-show][aria-pressed="true"]', panel)?.dataset.show;
    for (const element of all('.example', panel)) {
      element.hidden = element.dataset.example !== example || (view !== undefined && element.dataset.view !== view);
    }
  };
  document.addEventListener('change', ({ target }) => {
    if (target.matches('[data-pick]')) refresh(target.closest('.panel'));
  });
  document.addEventListener('click', ({ target }) => {
    const view = target.closest('[data-show]')?.dataset.show;
    if (!view) return;
    const before = target.getBoundingClientRect().top;
    for (const button of all('[data-show]')) button.setAttribute('aria-pressed', String(button.dataset.show === view));
    all('.panel:has([data-show])').forEach(refresh);
    // The height of panels above may have changed.
    scrollBy(0, target.getBoundingClientRect().top - before);
  });

  // ---- Copy buttons
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.body.appendChild(document.createElement('textarea'));
      area.value = text;
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  };
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest('[data-copy]');
    if (!button) return;
    const box = button.closest('.line') ?? button.closest('.panel');
    await copy(one('.example:not([hidden]) code', box)?.textContent ?? one('code', box).textContent);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });

  // ---- Current entry of the navigation
  const entries = new Map(all('nav li a').map((link) => [link.hash.slice(1), link]));
  let current;
  const setCurrent = (id) => {
    const link = entries.get(id);
    if (!link || link === current) return;
    current?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    current = link;
    const { top, bottom } = link.getBoundingClientRect();
    if (search.value === '' && (top < 120 || bottom > innerHeight - 40) && link.offsetParent) {
      nav.scrollTop += top - innerHeight / 2;
    }
  };
  const observer = new IntersectionObserver(
    (changes) => {
      const entered = changes.filter(({ isIntersecting }) => isIntersecting).at(-1);
      if (entered) setCurrent(entered.target.id);
    },
    { rootMargin: '-80px 0px -75% 0px' },
  );
  all('main [id]')
    .filter(({ id }) => entries.has(id))
    .forEach((section) => observer.observe(section));

  // ---- Collapsed sections open when a link targets them, and for printing.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target?.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
  };
  addEventListener('hashchange', reveal);
  reveal();
  let collapsed = [];
  addEventListener('beforeprint', () => {
    collapsed = all('main details:not([open])');
    collapsed.forEach((details) => (details.open = true));
  });
  addEventListener('afterprint', () => collapsed.forEach((details) => (details.open = false)));
})();
