{{- define "operator.podLabels" -}}
{{- with mergeOverwrite (dict) .Values.extraLabels .Values.podLabels }}
{{- toYaml . }}
{{ end }}
{{- if .Values.azure.workloadIdentity -}}
azure.workload.identity/use: "true"
{{ end }}
{{- include "operator.selector" . }}
{{- end }}

{{- /* A variable, unless its value is empty: (list "NAME" value). */}}
{{- define "operator.variable" -}}
{{- with index . 1 }}
- name: {{ index $ 0 }}
  value: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "operator.env" -}}
- name: POD_NAMESPACE
  valueFrom:
    fieldRef:
      fieldPath: metadata.namespace
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
{{- include "operator.variable" (list "WATCH_NAMESPACES" (join "," .Values.watchNamespaces)) }}
{{- include "operator.variable" (list "CLUSTER_ID" .Values.clusterID) }}
{{- include "operator.variable" (list "USE_POLICY" (ternary "" "optional" .Values.policies.required)) }}
{{- include "operator.variable" (list "ORPHANS" (ternary "delete" "" .Values.orphans.remove)) }}
{{- include "operator.variable" (list "ORPHAN_GRACE" .Values.orphans.grace) }}
{{- include "operator.variable" (list "AMBIENT_NAMESPACES" (join "," .Values.azure.ambientNamespaces)) }}
{{- include "operator.variable" (list "AZURE_TENANT_ID" .Values.azure.tenantID) }}
{{- include "operator.variable" (list "AZURE_SUBSCRIPTION_ID" .Values.azure.subscriptionID) }}
{{- include "operator.variable" (list "AZURE_ENVIRONMENT" .Values.azure.environment) }}
{{- include "operator.variable" (list "AZURE_AD_RESOURCE" .Values.azure.resource) }}
{{- include "operator.variable" (list "AZURE_CLIENT_ID" .Values.azure.clientID) }}
{{- with .Values.azure.clientSecret }}
{{- if .secret }}
- name: AZURE_CLIENT_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}
{{- end }}
{{- include "operator.variable" (list "HTTPS_PROXY" .Values.proxy.url) }}
{{- include "operator.variable" (list "NO_PROXY" (join "," .Values.proxy.exceptions)) }}
{{- include "operator.variable" (list "HTTP_DEFAULT_NAMESPACE" .Values.http.defaultNamespace) }}
{{- include "operator.variable" (list "HTTP_TRUSTED_PROXIES" (join "," .Values.http.trustedProxies)) }}
{{- include "operator.variable" (list "HTTP_OIDC_ISSUER" .Values.http.oidcIssuer) }}
{{- include "operator.variable" (list "HTTP_TOKENREVIEW_AUDIENCES" (join "," .Values.http.tokenReviewAudiences)) }}
{{- range $file := include "operator.mounted" . | fromYamlArray }}
- name: {{ $file.variable }}
  value: {{ printf "%s%s" $file.path (empty $file.key | ternary "" (printf "/%s" $file.key)) }}
{{- end }}
{{- with .Values.tracing }}
{{- include "operator.variable" (list "OTEL_EXPORTER_OTLP_ENDPOINT" .endpoint) }}
{{- if .headers.secret }}
- name: OTEL_EXPORTER_OTLP_HEADERS
  valueFrom:
    secretKeyRef:
      name: {{ .headers.secret }}
      key: {{ .headers.key }}
{{- end }}
{{- include "operator.variable" (list "OTEL_SERVICE_NAME" .serviceName) }}
{{- $attributes := list }}
{{- range $name, $value := .resourceAttributes }}
{{- $attributes = append $attributes (printf "%s=%s" $name $value) }}
{{- end }}
{{- include "operator.variable" (list "OTEL_RESOURCE_ATTRIBUTES" (join "," $attributes)) }}
{{- include "operator.variable" (list "OTEL_TRACES_SAMPLER" .sampler) }}
{{- include "operator.variable" (list "OTEL_TRACES_SAMPLER_ARG" .samplerArgument) }}
{{- end }}
{{- include "operator.variable" (list "LOG_LEVEL" .Values.logLevel) }}
{{- end }}

{{- /* The files that variables name: variable, volume, path, key, and configMap or secret. */}}
{{- define "operator.mounted" -}}
{{- if ne .Values.tls.source "SelfSigned" }}
- {variable: HTTP_TLS_DIR, volume: tls, path: /etc/operator/tls, key: "", configMap: "", secret: {{ .Values.tls.secretName }}}
{{- end }}
{{- with .Values.caBundle }}
{{- if or .configMap .secret }}
- {variable: CA_BUNDLE, volume: ca-bundle, path: /etc/operator/ca-bundle, key: {{ .key }}, configMap: {{ .configMap | quote }}, secret: {{ .secret | quote }}}
{{- end }}
{{- end }}
{{- with .Values.http.tokenReviewClientCA }}
{{- if or .configMap .secret }}
- {variable: HTTP_TOKENREVIEW_CLIENT_CA, volume: tokenreview-client-ca, path: /etc/operator/tokenreview-client-ca, key: {{ .key }}, configMap: {{ .configMap | quote }}, secret: {{ .secret | quote }}}
{{- end }}
{{- end }}
{{- end }}

{{- define "operator.mounts" -}}
{{- range include "operator.mounted" . | fromYamlArray }}
- name: {{ .volume }}
  mountPath: {{ .path }}
  readOnly: true
{{- end }}
{{- end }}

{{- define "operator.volumes" -}}
{{- range include "operator.mounted" . | fromYamlArray }}
- name: {{ .volume }}
  {{- if .configMap }}
  configMap:
    name: {{ .configMap }}
  {{- else }}
  secret:
    secretName: {{ .secret }}
  {{- end }}
{{- end }}
{{- end }}
