{{- define "operator.name" -}}
azure-credentials-operator
{{- end }}

{{- /* What pods are selected by. */}}
{{- define "operator.selector" -}}
app.kubernetes.io/name: {{ include "operator.name" . }}
{{- end }}

{{- define "operator.labels" -}}
{{- with .Values.extraLabels }}
{{- toYaml . }}
{{ end }}
{{- include "operator.selector" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "operator.metadata" -}}
name: {{ include "operator.name" . }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "operator.labels" . | nindent 2 }}
{{- end }}

{{- define "operator.subjects" -}}
- kind: ServiceAccount
  name: {{ include "operator.name" . }}
  namespace: {{ .Release.Namespace }}
{{- end }}

{{- define "operator.unlinked" -}}
{{- fail (printf "files/%s of this chart is a link that was not followed: take the chart from a clone with symbolic links (git config core.symlinks true), or from helm package" .) }}
{{- end }}

{{- /* A file of the plain manifests: (list . "20-watched.yaml"). They are links, which some unpack as text. */}}
{{- define "operator.file" -}}
{{- $text := (index . 0).Files.Get (printf "files/%s" (index . 1)) }}
{{- if not (contains "\nkind: " $text) }}
{{- include "operator.unlinked" (index . 1) }}
{{- end }}
{{- $text }}
{{- end }}

{{- /* One of its objects, labelled, in our namespace if it is in any: (list . object). */}}
{{- define "operator.object" -}}
{{- $root := index . 0 }}
{{- $object := index . 1 }}
{{- $labels := include "operator.labels" $root | fromYaml }}
{{- $_ := set $object.metadata "labels" (mergeOverwrite (dict) ($object.metadata.labels | default dict) $labels) }}
{{- if $object.metadata.namespace }}
{{- $_ := set $object.metadata "namespace" $root.Release.Namespace }}
{{- end }}
{{- if $object.subjects }}
{{- $_ := set $object "subjects" (include "operator.subjects" $root | fromYamlArray) }}
{{- end }}
---
{{ toYaml $object }}
{{- end }}

{{- /* All objects of a file of the plain manifests: (list . "60-people.yaml"). */}}
{{- define "operator.objects" -}}
{{- $root := index . 0 }}
{{- range regexSplit "(?m)^---$" (include "operator.file" .) -1 }}
{{ include "operator.object" (list $root (fromYaml .)) }}
{{- end }}
{{- end }}

{{- /* The rules of all roles of a file, as a list. */}}
{{- define "operator.rules" -}}
{{- $rules := list }}
{{- range regexSplit "(?m)^---$" (include "operator.file" .) -1 }}
{{- $rules = concat $rules ((fromYaml .).rules | default list) }}
{{- end }}
{{- toYaml $rules }}
{{- end }}

{{- define "operator.image" -}}
{{- with .Values.image }}
{{- if .digest }}
{{- printf "%s@%s" .repository .digest }}
{{- else if .tag }}
{{- printf "%s:%s" .repository .tag }}
{{- else }}
{{- .repository }}
{{- end }}
{{- end }}
{{- end }}

{{- define "operator.dashboard" -}}
{{- $text := .Files.Get "files/monitoring/dashboard.json" }}
{{- if not (contains "\"panels\"" $text) }}
{{- include "operator.unlinked" "monitoring/dashboard.json" }}
{{- end }}
{{- $text }}
{{- end }}
