/// The page's HTML, as Mustache templates.
enum OverviewTemplate {
  static let page = """
    <!DOCTYPE html>
    <html lang="sv">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}}, {{municipality}}</title>
    <style>
    \(styles)
    {{{colours}}}
    </style>
    </head>
    <body>
    <a class="skip" href="#innehall">Till innehållet</a>
    <header>
    <h1>{{title}}, {{municipality}}</h1>
    <p>Nattens resultat: mål, ekonomi, inlämningar och anmärkningar.</p>
    <nav aria-label="På sidan"><ul>
    <li><a href="#laget">Läget</a></li>
    <li><a href="#namnder">{{committeesTitle}}</a></li>
    <li><a href="#malkedja">Målkedja</a></li>
    <li><a href="#saknas">Saknas</a></li>
    <li><a href="#anmarkningar">Anmärkningar</a></li>
    <li><a href="#arbetsbocker">Arbetsböcker</a></li>
    </ul></nav>
    </header>
    <main id="innehall">

    <section aria-labelledby="laget">
    <h2 id="laget">Läget</h2>
    <dl class="facts">
    {{#facts}}<div><dt>{{label}}</dt><dd><strong>{{value}}</strong> <span>{{remark}}</span></dd></div>
    {{/facts}}
    </dl>
    <div class="bar" aria-hidden="true">{{#shares}}<span class="{{colour}}" style="width:{{percent}}%"></span>{{/shares}}</div>
    <ul class="legend">
    {{#shares}}<li><span class="chip {{colour}}">{{word}}</span> {{count}} mål, {{meaning}}</li>
    {{/shares}}
    </ul>
    </section>

    <section aria-labelledby="namnder">
    <h2 id="namnder">{{committeesTitle}}</h2>
    <ul class="cards">
    {{#committees}}<li>
    <h3><a href="{{path}}">{{name}}</a></h3>
    <p><span class="chip {{colour}}">{{word}}</span> Egna mål: {{ownGoals}}</p>
    <div class="bar" aria-hidden="true">{{#bar}}<span class="{{colour}}" style="width:{{percent}}%"></span>{{/bar}}</div>
    <dl>
    <div><dt>Alla mål</dt><dd>{{allGoals}}</dd></div>
    <div><dt>Styrkort</dt><dd>{{scorecards}}</dd></div>
    <div><dt>Netto</dt><dd>{{economy}}</dd></div>
    </dl>
    </li>
    {{/committees}}
    </ul>
    </section>

    <section aria-labelledby="malkedja">
    <h2 id="malkedja">Målkedja</h2>
    <p>Kommunens mål och de mål som bidrar till dem. Öppna ett mål för att se vad som bidrar.</p>
    <p class="tools"><button type="button" data-open="true">Öppna alla</button> <button type="button" data-open="false">Stäng alla</button></p>
    <ul class="tree">
    {{#goals}}<li>{{>goal}}</li>
    {{/goals}}
    </ul>
    {{#hasUnlinkedGoals}}
    <h3>Mål som inte leder till något mål ovanför</h3>
    <ul class="tree">
    {{#unlinkedGoals}}<li>{{>goal}}</li>
    {{/unlinkedGoals}}
    </ul>
    {{/hasUnlinkedGoals}}
    </section>

    <section aria-labelledby="saknas">
    <h2 id="saknas">Styrkort som saknas</h2>
    {{#hasMissing}}
    <ul class="rows">
    {{#missing}}<li><span class="chip notMet">{{state}}</span> <strong>{{name}}</strong>, {{place}}</li>
    {{/missing}}
    </ul>
    {{/hasMissing}}
    {{^hasMissing}}<p>Alla styrkort är mottagna.</p>{{/hasMissing}}
    </section>

    <section aria-labelledby="anmarkningar">
    <h2 id="anmarkningar">Anmärkningar</h2>
    <p>{{findingsSummary}}</p>
    {{#hasFindings}}
    <ul class="rows">
    {{#findings}}<li>
    <h3><span class="chip {{style}}">{{severity}}</span> {{heading}}</h3>
    <p>{{message}} {{remedy}}</p>
    <p class="source">{{source}}</p>
    </li>
    {{/findings}}
    </ul>
    {{/hasFindings}}
    </section>

    <section aria-labelledby="arbetsbocker">
    <h2 id="arbetsbocker">Arbetsböcker</h2>
    {{#shelves}}
    <h3>{{heading}}</h3>
    <ul class="books">
    {{#books}}<li><a href="{{path}}">{{name}}</a></li>
    {{/books}}
    </ul>
    {{/shelves}}
    </section>

    </main>
    <footer><p>Policy {{policy}} · Körning {{run}} · Samma underlag ger alltid samma sida.</p></footer>
    <script>
    \(script)
    </script>
    </body>
    </html>

    """

  /// A goal; where others serve it, with them below.
  static let goal = """
    {{#isServed}}<details{{#isOpen}} open{{/isOpen}}><summary>\(goalLine) <span class="count">{{servantCount}}</span></summary>
    \(goalFacts)
    <ul>
    {{#servants}}<li>{{>goal}}</li>
    {{/servants}}
    </ul></details>{{/isServed}}{{^isServed}}<div class="leaf"><p>\(goalLine)</p>
    \(goalFacts)</div>{{/isServed}}
    """

  private static let goalLine =
    "<span class=\"chip {{colour}}\">{{word}}</span> <b>{{number}}</b> {{text}}"

  private static let goalFacts =
    "<p class=\"source\"><a href=\"{{path}}\">{{unit}}</a>. {{reason}}</p>"

  /// Opens the whole tree on request and before printing; the page works without it.
  private static let script = """
    const goals = document.querySelectorAll('.tree details');
    const wasOpen = new Map();
    for (const button of document.querySelectorAll('[data-open]')) {
      button.addEventListener('click', () => {
        for (const goal of goals) goal.open = button.dataset.open === 'true';
      });
    }
    addEventListener('beforeprint', () => {
      for (const goal of goals) { wasOpen.set(goal, goal.open); goal.open = true; }
    });
    addEventListener('afterprint', () => {
      for (const goal of goals) goal.open = wasOpen.get(goal);
    });
    """

  private static let styles = """
    :root { --ink: #1f2933; --brand: #1f4e5f; --pale: #e3eef1; --line: #c9d3d8; --quiet: #4d5860; }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    body { margin: 0 auto; max-width: 70rem; padding: 0 1rem 2rem; color: var(--ink);
      background: #fff; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, sans-serif;
      overflow-wrap: anywhere; }
    h1, h2, h3 { color: var(--brand); line-height: 1.25; }
    h1 { font-size: 1.75rem; margin: 1.5rem 0 0; }
    h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem;
      border-bottom: 2px solid var(--brand); }
    h3 { font-size: 1rem; margin: 0 0 .25rem; }
    p, dl, ul { margin: .25rem 0; }
    ul { padding: 0; list-style: none; }
    a { color: #0b5394; }
    a:focus-visible, summary:focus-visible, button:focus-visible
      { outline: 3px solid #0b5394; outline-offset: 2px; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
    nav a { display: inline-block; padding: .35rem 0; }
    dt { color: var(--quiet); font-size: .9rem; }
    dd { margin: 0; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem;
      margin-bottom: 1rem; }
    .facts div { background: var(--pale); border-radius: .5rem; padding: .75rem 1rem; }
    .facts strong { display: block; font-size: 1.5rem; line-height: 1.3; color: var(--brand); }
    .bar { display: flex; height: .9rem; gap: 2px; margin: .5rem 0; }
    .legend { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
    .chip { display: inline-block; min-width: 3.6rem; padding: 0 .5rem; border-radius: .25rem;
      text-align: center; font-weight: 600; font-size: .9rem; }
    .absent { background: #fff; color: var(--quiet); border: 1px dashed var(--quiet); }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1rem; }
    .cards > li { border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1rem; }
    .cards dl div { display: flex; gap: .75rem; }
    .cards dt { flex: 0 0 4.5rem; padding-top: .1rem; }
    .tree ul { margin-left: .6rem; padding-left: 1rem; border-left: 2px solid var(--line); }
    .tree li { margin: .4rem 0; }
    summary { cursor: pointer; padding: .2rem 0; }
    .leaf { padding-left: 1.05rem; }
    .count, .source { color: var(--quiet); font-size: .9rem; }
    .count { white-space: nowrap; }
    .tree .source { padding-left: 1.05rem; }
    .leaf .source { padding-left: 0; }
    button { font: inherit; padding: .35rem .9rem; border: 1px solid var(--brand);
      border-radius: .25rem; background: #fff; color: var(--brand); cursor: pointer; }
    .rows > li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
    .books { columns: 18rem; margin-bottom: 1rem; }
    .books li { break-inside: avoid; padding: .15rem 0; }
    section > h3 { margin-top: 1rem; }
    footer { margin-top: 2.5rem; color: var(--quiet); font-size: .9rem;
      border-top: 1px solid var(--line); }
    @media (max-width: 30rem) {
      body { padding: 0 .75rem 1.5rem; }
      .tree ul { margin-left: .2rem; padding-left: .6rem; }
      .leaf, .tree .source { padding-left: 0; }
      .cards { grid-template-columns: 1fr; }
    }
    @media print {
      nav, .tools, .skip { display: none; }
      body { max-width: none; font-size: 10pt; }
      .chip, .bar span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      h2, h3 { break-after: avoid; }
      .cards > li, .rows > li, summary { break-inside: avoid; }
      a { color: inherit; }
    }
    """
}
