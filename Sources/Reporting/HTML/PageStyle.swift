/// The style sheet of a report: system fonts, one column of prose, wide figures, light and dark, narrow and printed.
enum PageStyle {
  static var sheet: String {
    let dark = dark + Palette.rules(dark: true)
    return Palette.rules(dark: false) + base + Palette.classes + shapes + components
      + "@media (prefers-color-scheme:dark){" + dark + "}" + print
  }

  private static let base = """
    :root{color-scheme:light dark;--ink:#17212b;--soft:#51606e;--faint:#8794a0;--line:#d9e0e6;--page:#fff;--panel:#f6f8fa;
    --accent:#0b62a8;--good:#1a7f4b;--warn:#9a6200;--bad:#b3261e;--device:#e9eff4;--keepout:#e7e0d4;--tray:#75899b;--run:#9c27b0}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
    body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
    font-variant-numeric:tabular-nums}
    main,header,footer{max-width:63rem;margin:0 auto;padding:0 1.5rem}
    header{padding-top:2.75rem}
    h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.015em;margin:0 0 .35rem;overflow-wrap:anywhere}
    h2{font-size:1.45rem;line-height:1.2;letter-spacing:-.01em;margin:0 0 .75rem}
    h3{font-size:1.05rem;margin:2rem 0 .5rem}
    p{max-width:44rem;margin:.5rem 0 .9rem}
    a{color:var(--accent);text-underline-offset:.15em}
    section{padding:2.75rem 0 .5rem;border-top:1px solid var(--line);margin-top:2.5rem}
    code,kbd{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
    .soft{color:var(--soft)}.small{font-size:.875rem}
    :target{scroll-margin-top:1rem}
    """

  private static let shapes = """
    svg{display:block;width:100%;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;font-variant-numeric:tabular-nums}
    svg text{fill:var(--ink)}svg .soft{fill:var(--soft)}svg .small{font-size:11px}svg .tiny{font-size:9px;fill:var(--soft)}
    svg .strong{font-weight:600}svg .inverse{fill:#fff}svg .big{font-size:15px;font-weight:600}
    svg .grid{stroke:var(--line);stroke-width:1}svg .axis{stroke:var(--faint);stroke-width:1}
    svg .device{fill:var(--device);stroke:var(--faint);stroke-width:.75}
    svg .frame{fill:none;stroke:var(--faint);stroke-width:1}svg .slot{fill:none;stroke:var(--line);stroke-width:.75}
    svg .unused{fill:none;stroke:var(--faint);stroke-width:1;stroke-dasharray:3 3}
    svg .band{opacity:.42}svg .line-run{fill:none;stroke:var(--run);stroke-width:2.5;stroke-linejoin:round}
    svg .end-run{fill:var(--run)}svg .keepout{fill:var(--keepout);stroke:var(--faint);stroke-dasharray:4 3;stroke-width:.75}
    svg .aisle{fill:var(--panel)}svg .tray{stroke:var(--tray);fill:none}svg .f0{stroke-width:.5}svg .f1{stroke-width:1}svg .f2{stroke-width:2}
    svg .f3{stroke-width:3.2}svg .f4{stroke-width:4.5}svg .f5{stroke-width:5.5;stroke:var(--bad)}svg .t-none{fill:var(--bad)}
    svg .edge{stroke:var(--page);stroke-width:1}svg .network{stroke:var(--ink);stroke-width:1.2}
    svg .halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}svg .used{fill:var(--h4)}
    svg .role-host{fill:var(--h1)}svg .role-leaf{fill:var(--h2)}svg .role-spine{fill:var(--h2)}svg .role-core{fill:var(--h2)}svg .role-panel{fill:var(--panel)}
    svg .fine{font-size:8px}svg .reserved{fill:none;stroke:var(--faint);stroke-dasharray:2 2;stroke-width:.75}svg .node{fill:var(--soft)}
    svg .site-line{stroke:var(--faint);stroke-width:2}svg .site-here{fill:var(--run)}svg .site-far{fill:var(--device);stroke:var(--faint)}
    """

  private static let components = """
    .lead{font-size:1.15rem;color:var(--soft);margin:0 0 1.25rem}
    .badge{display:inline-block;font-weight:600;font-size:.85rem;padding:.2rem .65rem;border-radius:1rem;border:1.5px solid currentColor;margin-bottom:1rem}
    .good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;padding:0;margin:1.25rem 0 0;font-size:.9rem}
    .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:.75rem;margin:1.25rem 0 1.5rem;padding:0}
    .tile{background:var(--panel);border-radius:.6rem;padding:.85rem 1rem}
    .tile dt{font-size:.85rem;color:var(--soft)}.tile dd{margin:0}
    .tile .value{font-size:1.55rem;line-height:1.25;font-weight:600;letter-spacing:-.01em}.tile .note{font-size:.8rem;color:var(--soft)}
    figure{margin:1.5rem 0 2rem}figcaption{font-size:.875rem;color:var(--soft);margin-top:.6rem;max-width:44rem}
    .scroll{overflow-x:auto;-webkit-overflow-scrolling:touch}
    .wide svg{min-width:40rem}
    table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.75rem 0 1.25rem}
    th{font-weight:600;text-align:left;border-bottom:1.5px solid var(--faint);padding:.35rem .75rem .35rem 0;vertical-align:bottom}
    td{border-bottom:1px solid var(--line);padding:.38rem .75rem .38rem 0;vertical-align:top;overflow-wrap:break-word}
    td:first-child{min-width:7rem}td.n,th.n{text-align:right;white-space:nowrap;padding-left:.6rem}td.w{white-space:nowrap}
    .dense{font-size:.78rem}.dense td:last-child{min-width:7rem}.dense td,.dense th{padding-right:.5rem}.dense td.n,.dense th.n{padding-left:.25rem}td:last-child,th:last-child{padding-right:0}
    tr.sum td{font-weight:600;border-bottom:none;border-top:1.5px solid var(--faint)}
    .key{display:inline-block;width:.75rem;height:.75rem;border-radius:.15rem;margin-right:.45rem;vertical-align:-.05rem}
    .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.85rem;margin:.5rem 0;padding:0;list-style:none}
    .finding{border-left:4px solid var(--faint);background:var(--panel);border-radius:0 .5rem .5rem 0;padding:.7rem 1rem;margin:.75rem 0}
    .finding.error{border-color:var(--bad)}.finding.warning{border-color:var(--warn)}
    .finding p{margin:.15rem 0}.finding .head{font-size:.85rem;font-weight:600}
    .finding ul{margin:.3rem 0 0;padding-left:1.2rem}
    details{margin:.75rem 0 1.25rem}summary{cursor:pointer;color:var(--accent)}
    .racks{display:grid;grid-template-columns:repeat(auto-fill,minmax(11.5rem,1fr));gap:1.25rem;align-items:start}
    .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.4rem 1.5rem;margin:1rem 0;padding:0}
    .facts div{border-bottom:1px solid var(--line);padding:.3rem 0;display:flex;justify-content:space-between;gap:1rem}
    .facts dt{color:var(--soft)}.facts dd{margin:0;white-space:nowrap;font-weight:600;text-align:right}
    .plot{height:26rem;display:none}.drawn>.plot{display:block}.drawn>.still{display:none}
    footer{padding:2rem 1.5rem 4rem;color:var(--soft);font-size:.875rem}
    @media (max-width:40rem){main,header,footer{padding-left:1rem;padding-right:1rem}h1{font-size:1.6rem}
    .tiles{grid-template-columns:repeat(2,1fr);gap:.5rem}.tile{padding:.6rem .75rem}.tile .value{font-size:1.2rem}.plot{height:22rem}}
    """

  private static let dark = """
    :root{--ink:#e6ecf1;--soft:#a9b6c2;--faint:#6d7b88;--line:#2b3641;--page:#11171d;--panel:#1a222b;--accent:#7cbcf2;--good:#5fce95;
    --warn:#efb955;--bad:#ff8a80;--device:#24303b;--keepout:#3a342a;--tray:#8496a6;--run:#e09bf0}svg .inverse{fill:#0d1319}
    """

  private static let print = """
    @media print{@page{margin:14mm}\
    :root{color-scheme:light;--ink:#000;--soft:#333;--faint:#777;--line:#bbb;--page:#fff;--panel:#f4f4f4;--accent:#000;--good:#0a5c32;--warn:#7a4c00;
    --bad:#8e1a14;--run:#7b1fa2;--device:#eee;--keepout:#e7e0d4;--tray:#8a99a6}\
    body{font-size:10.5pt}nav,.screen{display:none}main,header,footer{max-width:none;padding:0}section{padding-top:1.2rem;margin-top:1.2rem}\
    figure,.finding,tr,.tile,.racks>div{break-inside:avoid}#elevations{break-inside:auto}h2,h3{break-after:avoid}thead{display:table-header-group}\
    .scroll{overflow:visible}.wide svg{min-width:0}.drawn>.plot{display:none!important}.drawn>.still{display:block!important}\
    a{text-decoration:none}details>*{display:block}svg .inverse{fill:#fff}
    """ + Palette.rules(dark: false) + "}"
}
