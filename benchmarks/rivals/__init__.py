"""The checker's page built with Panel and with Streamlit, and what it takes to measure them."""
