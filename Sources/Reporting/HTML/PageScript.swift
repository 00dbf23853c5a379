/// The script of a report: unpacks the chart library and draws each chart over its still picture. Nothing is lost without it.
enum PageScript {
  static let source: StaticString = """
    (async()=>{
      const packed=document.getElementById("chart-library");
      if(!packed||!("DecompressionStream" in window))return;
      const bytes=Uint8Array.from(atob(packed.textContent.trim()),c=>c.charCodeAt(0));
      const text=await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
      const script=document.createElement("script");
      script.src=URL.createObjectURL(new Blob([text],{type:"text/javascript"}));
      await new Promise((done,failed)=>{script.onload=done;script.onerror=failed;document.head.append(script)});
      const color=value=>getComputedStyle(document.documentElement).getPropertyValue(value).trim();
      const colored=value=>{
        if(typeof value==="string")return value.startsWith("--")?color(value):value;
        if(Array.isArray(value))return value.map(colored);
        if(value&&typeof value==="object")return Object.fromEntries(Object.entries(value).map(([k,v])=>[k,colored(v)]));
        return value};
      const faded=(value,share)=>{const n=parseInt(value.slice(1),16);
        return `rgba(${n>>16&255},${n>>8&255},${n&255},${share})`};
      const axis=()=>({gridcolor:color("--line"),zerolinecolor:color("--faint"),linecolor:color("--faint"),automargin:true});
      const draw=figure=>{
        const data=JSON.parse(figure.querySelector("script").textContent);
        const traces=colored(data.traces);
        for(const trace of traces)if(trace.type==="sankey")
          trace.link.color=trace.link.target.map(target=>faded(trace.node.color[target],.45));
        const layout={...colored(data.layout),paper_bgcolor:"rgba(0,0,0,0)",plot_bgcolor:"rgba(0,0,0,0)",
          font:{family:"system-ui,sans-serif",size:13,color:color("--ink")},
          margin:{l:16,r:16,t:16,b:16},hoverlabel:{bgcolor:color("--panel"),font:{color:color("--ink")}}};
        layout.xaxis={...axis(),...layout.xaxis};layout.yaxis={...axis(),...layout.yaxis};
        figure.classList.add("drawn");
        window.Plotly.react(figure.querySelector(".plot"),traces,layout,{displayModeBar:false,responsive:true})};
      const all=()=>document.querySelectorAll("[data-chart]").forEach(draw);
      all();
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change",all);
    })();
    """
}
