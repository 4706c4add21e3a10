# The key stands in a file, so that no list of processes shows it.
curl --fail-with-body --silent --show-error \
  --request POST \
  --header @key.header \
  --url-query email=ada@example.com \
  "$BASE_URL/reset-password"
