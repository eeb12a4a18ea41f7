"""The page at /api/docs: the OpenAPI document as people read it, from our own server alone."""

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem;
  color: #1b1b1f; background: #fff; }
h2 { border-bottom: 1px solid #999; margin-top: 2.5rem; }
article { margin: 1.5rem 0; }
code { background: #f1f1f4; padding: 0 .25em; overflow-wrap: anywhere; }
table { border-collapse: collapse; }
td, th { text-align: left; vertical-align: top; padding: .15rem 1rem .15rem 0; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #16161a; } code { background: #2a2a31; } a { color: #9cf; }
}
"""

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ info.title }} API</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><main>
<h1>{{ info.title }} API</h1>
<p>{{ info.description }}</p>
<p>Errors are <code>application/problem+json</code>. The document:
<a href="/api/openapi.json">openapi.json</a>.</p>
{% for group, rows in groups.items() %}
<h2>{{ group }}</h2>
{% for path, method, doc in rows %}
<article id="{{ method }}{{ path }}">
<h3><code>{{ method }} {{ path }}</code></h3>
<p>{{ doc.summary }} {{ doc.description }}</p>
<table>
<tr><th>who</th><td>{{ doc["x-roles"] | join(", ") }}</td></tr>
{% if doc["x-repeatable"] %}<tr><th>repeating</th><td>{{ doc["x-repeatable"] }}</td></tr>{% endif %}
{% for parameter in doc.parameters if parameter.name %}
<tr><th>{{ parameter.in }}</th><td><code>{{ parameter.name }}</code>
{{ parameter.description }}</td></tr>
{% endfor %}
{% if doc.requestBody %}<tr><th>body</th><td><code>{{ shape(doc.requestBody) }}</code></td></tr>
{% endif %}
<tr><th>answers</th><td>
{% for status, answer in doc.responses.items() if status != "default" %}
<code>{{ status }}</code> {{ shape(answer) }}<br>
{% endfor %}</td></tr>
</table>
</article>
{% endfor %}
{% endfor %}
</main></body></html>
"""
