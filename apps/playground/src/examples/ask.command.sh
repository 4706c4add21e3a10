# The key is read from METAL_AUTH_TOKEN.
metal-password-reset request ada@example.com --base-url "$BASE_URL"
