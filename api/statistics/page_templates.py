"""The public pages of figures as HTML and CSS: no script, nothing from elsewhere."""

_HEAD = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Agenda</title>
<link rel="stylesheet" href="/cifras.css"></head>
<body><a class="skip" href="#content">{{ w.skip }}</a>
<header><a href="{{ here }}?lang={{ other }}" lang="{{ other }}" hreflang="{{ other }}">
{{- w.other_language }}</a></header>
<main id="content"><h1>{{ heading }}</h1>
"""
_TAIL = """</main></body></html>
"""
NONE = f"""{_HEAD}<p>{{{{ w.intro }}}}</p>
<section class="card"><h2>{{{{ w.none }}}}</h2>
<p>{{{{ first }}}}</p><p>{{{{ w.none_why }}}}</p></section>
<p><a href="/cifras/metodo{{{{ kept }}}}">{{{{ w.method_link }}}}</a></p>{_TAIL}"""

ABSENT = f"""{_HEAD}<p><a href="/cifras{{{{ kept }}}}">{{{{ w.latest_link }}}}</a></p>
<ul>{{% for name, text in others %}}
<li><a href="/cifras/{{{{ name }}}}{{{{ kept }}}}">{{{{ text }}}}</a></li>
{{% endfor %}}</ul>{_TAIL}"""
FIGURES = (
    _HEAD
    + """<p>{{ w.intro }}</p>
{% if made_up %}<p class="card"><strong>{{ w.made_up }}</strong></p>{% endif %}
<p class="quiet">{{ until }}</p>
{% if fixed %}<p class="card">{{ w.fixed }} <a href="/cifras{{ kept }}">{{ w.latest_link }}</a></p>
{% endif %}
{% if sentences %}<section class="card" aria-labelledby="short"><h2 id="short">{{ w.in_short }}</h2>
<ul class="plain">{% for one in sentences %}<li>{{ one }}</li>{% endfor %}</ul></section>{% endif %}
<p><a href="/cifras/metodo{{ kept }}">{{ w.method_link }}</a></p>
<ul class="links"><li><a href="{{ base }}/bulletin.pdf" download>{{ w.bulletin }}</a></li>
<li><a href="{{ base }}/dictionary" download="{{ release }}.json">{{ w.dictionary }}</a></li></ul>
<nav aria-labelledby="tables"><h2 id="tables">{{ w.tables }}</h2>
<ul class="columns">{% for one in tables %}<li><a href="#{{ one.code }}">{{ one.title }}</a></li>
{% endfor %}</ul></nav>
{% for one in tables %}<section id="{{ one.code }}" aria-labelledby="h-{{ one.code }}">
<h2 id="h-{{ one.code }}">{{ one.title }}</h2><p>{{ one.about }}</p>
<img src="{{ base }}/{{ one.code }}.svg?lang={{ lang }}" width="400" height="400" loading="lazy"
 alt="{{ w.chart_of.format(title=one.title) }}">
{% for part in one.parts %}{% if loop.first %}<h3>{{ part.short }}</h3>{{ grid(one, part) }}
{% else %}<details><summary>{{ part.short }}</summary>{{ grid(one, part) }}</details>
{% endif %}{% endfor %}
{% for note in one.notes %}<p class="note">{{ note }}</p>{% endfor %}
<ul class="links"><li><a href="{{ base }}/{{ one.code }}.csv" download>{{ w.csv }}
<span class="sr">{{ one.title }}</span></a></li>
<li><a href="{{ base }}/{{ one.code }}" download="{{ release }}-{{ one.code }}.json">{{ w.json }}
<span class="sr">{{ one.title }}</span></a></li></ul></section>
{% endfor %}
<section id="oculto" class="card" aria-labelledby="why"><h2 id="why">{{ w.hidden_why }}</h2>
<p>{{ w.hidden_text }}</p><p>{{ w.rounded }}</p></section>
{% if others %}<nav aria-labelledby="others"><h2 id="others">{{ w.releases }}</h2>
<ul class="links">{% for name, text in others %}
<li><a href="/cifras/{{ name }}{{ kept }}">{{ text }}</a></li>{% endfor %}</ul></nav>{% endif %}
<p class="quiet">{{ w.licence }}</p>"""
    + _TAIL
)
GRID = """{% macro grid(one, part) %}
{% set label = w.scroll.format(title=part.caption) %}
<div class="scroll" role="region" tabindex="0" aria-label="{{ label }}">
<table><caption class="sr">{{ part.caption }}</caption>
<thead><tr><th scope="col">{{ part.head }}</th>
{% for title, unit in one.columns %}<th scope="col">{{ title }} <small>{{ unit }}</small></th>
{% endfor %}</tr></thead>
<tbody>{% for name, cells in part.rows %}<tr><th scope="row">{{ name }}</th>
{% for cell in cells %}<td{% if cell.is_hidden %} class="hidden"{% endif %}>{{ cell.text }}
{%- if cell.share %} <small>{{ cell.share }}</small>{% endif %}</td>{% endfor %}</tr>
{% endfor %}</tbody></table></div>{% endmacro %}
"""

METHOD = (
    _HEAD
    + """<p><a href="/cifras{{ kept }}">{{ back }}</a></p>
<nav aria-labelledby="contents"><h2 id="contents">{{ contents }}</h2><ul>
{% for one in chapters %}<li><a href="#{{ one.key }}">{{ one.title }}</a></li>{% endfor %}
<li><a href="#significado">{{ meaning }}</a></li>
<li><a href="#fechas">{{ dates }}</a></li></ul></nav>
{% for one in chapters %}<section id="{{ one.key }}" aria-labelledby="h-{{ one.key }}">
<h2 id="h-{{ one.key }}">{{ one.title }}</h2>
{% for line in one.lines %}<p>{{ line }}</p>{% endfor %}
{% if one.points %}<ul>{% for point in one.points %}<li>{{ point }}</li>{% endfor %}</ul>{% endif %}
</section>{% endfor %}
<section id="significado" aria-labelledby="h-meaning"><h2 id="h-meaning">{{ meaning }}</h2>
{% for title, about, columns in tables %}<h3>{{ title }}</h3><p>{{ about }}</p>
<dl>{% for name, what in columns %}<dt>{{ name }}</dt><dd>{{ what }}</dd>{% endfor %}</dl>
{% endfor %}</section>
<section id="fechas" aria-labelledby="h-dates"><h2 id="h-dates">{{ dates }}</h2>
<dl>{% for when, what in milestones %}<dt>{{ when }}</dt><dd>{{ what }}</dd>{% endfor %}</dl>
</section><p><a href="/cifras{{ kept }}">{{ back }}</a></p>"""
    + _TAIL
)

STYLE = """:root{color-scheme:light dark;--line:#8a93a0;--card:#f1f4f8;--link:#0b4f8a}
@media(prefers-color-scheme:dark){:root{--line:#7b8695;--card:#20252c;--link:#8cc8f5}}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.55 system-ui,sans-serif;background:Canvas;color:CanvasText}
header,main{max-width:54rem;margin:0 auto;padding:0 1rem}
header{padding-top:.75rem;text-align:end}
h1{font-size:1.625rem;line-height:1.25}h2{font-size:1.25rem;margin:1.75rem 0 .5rem}
h3{font-size:1.0625rem;margin:1.25rem 0 .25rem}
p,ul{margin:.5rem 0}
p,li,dd{max-width:42rem}h1,h2,h3,p,li,dt,dd,summary{overflow-wrap:anywhere;hyphens:auto}
a{color:var(--link);display:inline-block;padding:.3rem 0;text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:1rem;top:-6rem;background:Canvas;padding:.75rem;z-index:1}
.skip:focus{top:.5rem}
.quiet,.note,small{opacity:.85}
.note{font-size:.9375rem}
small{font-size:.8125rem;font-weight:400;white-space:nowrap}
.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1rem}
.card h2{margin-top:0}
.plain{list-style:none;padding:0}.plain li{padding:.3rem 0;font-size:1.125rem}
.links{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.columns{columns:15rem;padding-inline-start:1.25rem}
.columns a{padding:.3rem 0}
img{display:block;width:100%;max-width:30rem;height:auto;margin:.5rem 0}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.6rem;margin:.5rem 0}
table{border-collapse:separate;border-spacing:0;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.5rem .75rem;border-bottom:1px solid var(--line);vertical-align:top;text-align:end}
th:first-child{text-align:start;font-weight:500;position:sticky;left:0;background:Canvas;
white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}thead th small{display:block}
td{white-space:nowrap}td.hidden{white-space:normal;font-style:italic;font-size:.9375rem;min-width:7rem}
summary{min-height:3rem;display:list-item;padding:.75rem 0;font-weight:500;cursor:pointer}
dl{margin:.25rem 0}dt{font-weight:600}dd{margin:0 0 .6rem}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{.skip,header,nav,.links{display:none}.scroll{overflow:visible}
body{font-size:10pt}section{break-inside:avoid-page}img{max-width:11cm}
details::details-content{display:block;content-visibility:visible}th:first-child{position:static}}
"""
