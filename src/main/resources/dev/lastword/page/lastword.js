"use strict";
{
  const root = document.documentElement;
  const kept = { // a file opened from disk may keep nothing
    get(name) { try { return localStorage.getItem(name); } catch { return null; } },
    set(name, value) { try { localStorage.setItem(name, value); } catch { /* then not */ } },
  };
  root.classList.add("js");
  const theme = kept.get("lastword.theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  /* the token stays in this tab and out of the address bar */
  const token = (() => {
    const given = /^#token=([0-9a-f]{32})$/.exec(location.hash)?.[1];
    try {
      if (given) {
        sessionStorage.setItem("lastword.token", given);
        history.replaceState(null, "", location.pathname + location.search);
      }
      return given || sessionStorage.getItem("lastword.token") || "";
    } catch { return given || ""; }
  })();

  addEventListener("DOMContentLoaded", () => {
    const one = (choice, from = document) => from.querySelector(choice);
    const all = (choice, from = document) => [...from.querySelectorAll(choice)];
    const say = (words) => { const p = one("#say"); p.textContent = ""; p.textContent = words; };

    /* theme */
    const button = one("#theme");
    const tell = () => button?.setAttribute("aria-label", "Theme: " + (root.dataset.theme || "system"));
    tell();
    button?.addEventListener("click", () => {
      const themes = ["", "light", "dark"];
      root.dataset.theme = themes[(themes.indexOf(root.dataset.theme || "") + 1) % 3];
      if (!root.dataset.theme) delete root.dataset.theme;
      kept.set("lastword.theme", root.dataset.theme || "");
      tell();
      say(button.getAttribute("aria-label"));
    });

    /* filters fold where there is little room */
    if (one(".filters") && matchMedia("(max-width: 1120px)").matches) one(".filters").open = false;

    /* slices of a long talk come as they are scrolled to, and then the rest while nothing happens */
    const loading = new Map();
    const load = (later) => {
      if (loading.has(later)) return loading.get(later);
      const done = fetch(later.dataset.src).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      }).then((html) => {
        const box = document.createElement("template");
        box.innerHTML = html;
        later.replaceWith(box.content);
      }).catch(() => { loading.delete(later); });
      loading.set(later, done);
      return done;
    };
    const near = "IntersectionObserver" in window ? new IntersectionObserver(
      (seen) => seen.filter((s) => s.isIntersecting).forEach((s) => { near.unobserve(s.target); load(s.target); }),
      { rootMargin: "2500px" }) : null;
    all(".later[data-src]").forEach((later) => near?.observe(later));
    const idle = window.requestIdleCallback || ((job) => setTimeout(job, 300));
    const rest = () => {
      const later = all(".later[data-src]").find((l) => !loading.has(l) && !l.closest("details:not([open])"));
      if (later) load(later).then(() => idle(rest));
    };
    setTimeout(() => idle(rest), 1200);

    /* going to a message, also to one that is not here yet */
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let at = null;
    const mark = (node) => {
      at?.classList.remove("on");
      at = node;
      at?.classList.add("on");
    };
    const show = async (number) => {
      const later = all(".later[data-src]").find((l) => number >= +l.dataset.from && number <= +l.dataset.to);
      if (later) await load(later);
      const node = document.getElementById("m" + number);
      if (!node) return;
      const folded = node.closest("details");
      if (folded) folded.open = true;
      mark(node);
      node.focus({ preventScroll: true });
      node.scrollIntoView({ block: "start", behavior: calm ? "auto" : "instant" });
      requestAnimationFrame(() => node.scrollIntoView({ block: "start" }));
    };
    const byHash = () => {
      const number = /^#m(\d{1,7})$/.exec(location.hash)?.[1];
      if (number) show(+number);
      if (location.hash === "#try" && one("#try")) one("#try").open = true;
    };
    addEventListener("hashchange", byHash);
    byHash();

    /* where one is */
    const pos = one(".stick .pos");
    const count = all(".later").reduce((most, l) => Math.max(most, +l.dataset.to), 0);
    let due = false;
    const place = () => {
      due = false;
      const shown = all(".m").find((m) => m.getBoundingClientRect().bottom > 90);
      const last = Math.max(count, +(all(".m").at(-1)?.id.slice(1) || 0));
      if (pos && shown) pos.textContent = shown.id.slice(1) + " of " + last;
    };
    if (pos) addEventListener("scroll", () => { if (!due) { due = true; requestAnimationFrame(place); } }, { passive: true });
    place();

    /* copying */
    const copy = (text, what) => navigator.clipboard?.writeText(text).then(() => say(what + " copied"), () => say("Not copied"));
    const rawOf = (number) => one("main").dataset.copyBase?.replace(/message=0$/, "message=" + number);
    document.addEventListener("click", async (event) => {
      const target = event.target.closest("[data-copy],[data-copy-text],[data-drawer],[data-close]");
      if (!target) return;
      if (target.matches("[data-copy]")) {
        const message = target.closest(".m");
        const raw = rawOf(message.id.slice(1));
        const text = raw ? await fetch(raw).then((a) => a.text()) : one(".t", message).innerText;
        copy(text, "Message");
      } else if (target.matches("[data-copy-text]")) {
        copy(target.dataset.copyText, "Receipt");
      } else if (target.matches("[data-drawer]") && one("#drawer") && one("main").dataset.talk) {
        event.preventDefault();
        open(target);
      } else if (target.matches("[data-close]") && !one("#drawer")?.hidden) {
        event.preventDefault();
        close();
      }
    });

    /* receipt */
    let opener = null;
    const open = async (link) => {
      const html = await fetch(link.getAttribute("href") + "&bare=1").then((a) => (a.ok ? a.text() : ""));
      if (!html) { location = link.href; return; }
      const drawer = one("#drawer");
      drawer.innerHTML = html;
      drawer.hidden = false;
      opener = link;
      one("[data-close]", drawer)?.focus();
    };
    const close = () => {
      const drawer = one("#drawer");
      if (drawer && !drawer.hidden) { drawer.hidden = true; opener?.focus(); return true; }
      if (/^#r\d+$/.test(location.hash)) { location.hash = "#m" + location.hash.slice(2); return true; }
      return false;
    };

    /* choosing rows */
    const bar = one(".pickbar");
    const chosen = () => all(".pick input:checked").map((box) => box.value);
    const choose = () => {
      if (!bar) return;
      const names = chosen();
      bar.hidden = names.length === 0;
      one("span", bar).textContent = names.length + " selected";
      const link = one("a", bar);
      link.hidden = names.length < 2 || names.length > 4;
      link.href = "/compare?" + names.map((name) => "of=" + encodeURIComponent(name)).join("&");
    };
    document.addEventListener("change", (event) => { if (event.target.matches(".pick input")) choose(); });
    choose();

    /* tags: the only thing a page changes */
    one("form[data-tag]")?.addEventListener("submit", async (event) => {
      event.preventDefault();
      const tag = one("input", event.target).value.trim();
      if (!tag) return;
      const form = new URLSearchParams(chosen().map((name) => ["of", name]));
      form.append(tag.startsWith("-") ? "remove" : "add", tag.replace(/^-/, ""));
      const answer = await fetch("/tags", { method: "POST", body: form, headers: { "X-Lastword-Token": token } });
      if (answer.ok) { location.reload(); return; }
      const why = answer.status === 403 ? "Open the link that lastword view printed" : "Not tagged";
      one("span", bar).textContent = why;
      say(why);
    });

    /* keys */
    const rows = () => all(".m,.row,.res,.cmp tbody tr:not(.figs)").filter((node) => !node.closest("details:not([open])"));
    const step = (way) => {
      const list = rows();
      let index = list.indexOf(at);
      if (index < 0) index = list.findIndex((node) => node.getBoundingClientRect().bottom > 100) - (way > 0 ? 1 : 0);
      const node = list[Math.max(0, Math.min(list.length - 1, index + way))];
      if (!node) return;
      at?.classList.remove("cur");
      mark(node);
      if (node.matches("tr")) node.classList.add("cur");
      node.scrollIntoView({ block: node.matches(".row,.res") ? "nearest" : "start" });
      (node.matches(".row,.res") ? one("a", node) : node).focus?.({ preventScroll: true });
    };
    let evidence = null;
    const testify = (way) => {
      const list = all("mark.ev,mark.hit").filter((node) => !node.closest("details:not([open])"));
      const from = list.indexOf(evidence);
      const first = list.findIndex((node) => node.getBoundingClientRect().top > 80);
      const node = list[from < 0 ? Math.max(0, first) : Math.max(0, Math.min(list.length - 1, from + way))];
      evidence?.classList.remove("on");
      evidence = node;
      node?.classList.add("on");
      node?.scrollIntoView({ block: "center" });
    };
    const acts = {
      j: () => step(1),
      k: () => step(-1),
      n: () => testify(1),
      p: () => testify(-1),
      e: () => { const tail = one(".tail"); if (tail) { tail.open = !tail.open; tail.scrollIntoView({ block: "start" }); } },
      r: () => { const link = one("[data-drawer]", at || document); if (link) link.click(); },
      y: () => { if (at?.id) { history.replaceState(null, "", "#" + at.id); copy(location.href, "Link"); } },
      x: () => { one(".pick input", at || document)?.click(); },
      c: () => { const link = one(".pickbar:not([hidden]) a:not([hidden])"); location = link ? link.href : "/compare"; },
      a: () => { one(".seg .btn:not([aria-current])")?.click(); },
      h: () => one(".ct")?.scrollBy({ left: -300 }),
      l: () => one(".ct")?.scrollBy({ left: 300 }),
      g: () => { location = "/"; },
      "/": () => one(".find input")?.focus(),
      "?": () => one("#help").showModal(),
    };
    const served = !!one(".find");
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === "Escape") { if (close()) event.preventDefault(); else if (event.target.matches?.(".find input")) event.target.blur(); return; }
      if (event.target.closest?.("input:not([type=checkbox]),textarea,select,dialog")) return;
      const act = acts[event.key];
      if (!act || (!served && "gc/".includes(event.key))) return;
      event.preventDefault();
      act();
    });

    /* a talk that goes on */
    const live = one("main[data-live]");
    if (live && "EventSource" in window) {
      const events = new EventSource("/talk/events" + live.dataset.talk.replace(/^[^?]*/, "") + "&after=" + (all(".m").at(-1)?.id.slice(1) || 0));
      const atEnd = () => innerHeight + scrollY > document.body.scrollHeight - 250;
      events.addEventListener("rows", (event) => {
        const follow = atEnd();
        const box = document.createElement("template");
        box.innerHTML = event.data;
        all("article", box.content).forEach((m) => { if (document.getElementById(m.id)) m.remove(); });
        const news = all("article", box.content);
        one("#new").before(box.content);
        if (news.length) say("Message " + news.at(-1).id.slice(1));
        if (follow) scrollTo({ top: document.body.scrollHeight, behavior: calm ? "auto" : "smooth" });
      });
      events.addEventListener("told", (event) => { one("#told").innerHTML = event.data; });
      events.addEventListener("chart", (event) => { one("#chart").innerHTML = event.data; });
      events.addEventListener("over", () => { events.close(); say("The conversation is over"); setTimeout(() => location.reload(), 400); });
    }
    const watched = one("main[data-watch]");
    if (watched && "EventSource" in window) {
      const events = new EventSource(watched.dataset.watch);
      events.addEventListener("whole", (event) => { watched.innerHTML = event.data; });
    }
  });
}
